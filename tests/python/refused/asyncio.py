print("before")
import asyncio
asyncio.run(None)
