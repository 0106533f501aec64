"""Plans et mesures."""
