async def main():  # refused: async def
    pass
