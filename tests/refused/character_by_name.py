"""
A character by its Unicode name: the table of all names would be a fifth of the page.
"""
arrow = "\N{RIGHTWARDS ARROW}"  # refused: characters by their names (\N{…})
