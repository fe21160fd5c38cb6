from string import Template
print(Template("$a and ${b}s, $$5 of $c.").substitute({"a": 1}, b="two", c="é$a"), Template("no $x, $").safe_substitute(), repr(Template("").substitute()))
for text in ("x $", "a\nbc $1", "${a"):
    try:
        print(Template(text).substitute(a=1))
    except ValueError as error:
        print(error)
