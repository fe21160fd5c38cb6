"""Methods of str that change the case of letters."""
title = "the Örtlich's äRGER of naïve 2nd straße"
print(title.upper(), title.lower(), title.title(), title.capitalize(), title.swapcase(), sep="\n")
print(title.casefold(), "ß".upper(), "ǆ".title(), "ΑΣ".lower(), "ﬁ".capitalize())
print("they're bill's friends".title(), "x3y".title(), "".title(), "İ".lower() == "i̇")
