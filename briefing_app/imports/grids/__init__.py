"""Tables that come back, whatever wrote them."""
