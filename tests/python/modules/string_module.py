"""string constants, capwords, Template."""
import string
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, repr(string.punctuation), repr(string.whitespace), len(string.printable), string.ascii_letters[:3], string.capwords("a b-c  d"))
t = string.Template("$who likes ${what} $$5"); print(t.substitute(who="Tim", what="kung pao"), t.safe_substitute(who="X"), t.template)
for wrong in [lambda: t.substitute(who="a"), lambda: string.Template("$").substitute()]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
