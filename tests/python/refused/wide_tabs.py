print("a\t".expandtabs(10**12))
