# An object is made by calling its class, which configures the mappers the first time.
shelf = Shelf()
# why:
#   the mappers were configured [Configuring relationships]
#   shelf was created
#   → shelf is a Shelf
