try:
    import asyncio
except BaseException:
    print("never")
finally:
    print("never either")
