"""KeyError shows the repr of its key."""
prices = {"apple": 1}
total = sum(prices[name] for name in ["apple", "it's"])
