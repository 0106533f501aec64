"""Controls for the fields of an item; a form is a list of them."""
