"""Carets after characters outside ASCII."""
names = {"é": 1}
naïve = "ü" + names["é"] + "ö"
