from string import Template

Template("$a" * 10_000).substitute(a="x" * 100)
