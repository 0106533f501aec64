"""Préparer un dossier."""
