import re

print(re.match(r"(a|b)*c", "ab" * 10 + "c"))
re.match(r"(?=(a+))(a|aa)+$", "a" * 100 + "b")
