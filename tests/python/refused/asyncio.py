print("before")
import asyncio
