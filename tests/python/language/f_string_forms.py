"""f-strings: nesting, quotes, conversions, debugging with =, and format specs from expressions."""
name, width, number, items = "Ada", 10, 1234.5678, {"k": [1, 2]}
print(f"{name}|{name!r}|{name:>{width}}|{name!r:^{width}}|{number:.2f}|{number:,.1f}|{number:{width}.{1+1}}")
print(f"{name=} {number=:.1f} {name = } {name=!s} {1 + 2 = } {items['k'][0]=}", f"{{literal}} {{{name}}}", f"{'nested ' + f'{name}'}")
print(f"{(lambda x: x * 2)(4)} {[n for n in range(3)]} {name if number > 5 else 'no'} {items['k']!r} {len(name):03}")
print(f"{'a' if True else 'b'}" f"{1}" "{not}", rf"\d{number:.0f}", f"""multi
{name
}""", f"{name.upper()[::-1]} {-number:+.1f} {number:e}", f"{1:{'>'}{5}}", f"{3 == 3} {3 != 4=}")
print(f"{name!a} {'é'!a}", f"{'':5}|", f"{None} {True:d}", f"{10:#x} {10:#010b}", f"{1_000_000:_}")
