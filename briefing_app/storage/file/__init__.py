"""The file itself: opened, brought up to date, backed up, looked after."""
