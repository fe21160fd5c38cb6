"""
A module of the standard library that is not supported does no harm until it is used.
"""
import asyncio
from concurrent.futures import ThreadPoolExecutor

print("imported")
asyncio.run(print)  # refused: the module asyncio
