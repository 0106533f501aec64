"""The local store: the only place that knows SQL."""
