try:
    import asyncio

    asyncio.sleep(1)
except BaseException:
    print("never")
finally:
    print("never either")
