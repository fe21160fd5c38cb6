def f(:
    pass
x = = 3
