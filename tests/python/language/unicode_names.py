"""Identifiers and attributes outside ASCII, normalised."""
größe = 5; π = 3.14
class Café: crème = "yes"
def naïve(ñ=1): return ñ + größe
print(größe, π, Café().crème, naïve(), naïve(ñ=2), Café.__name__, "größe" in globals(), f"{π=}")
try: print(grosse)
except NameError as e: print(e)
