print("a")


async def f():
    pass
