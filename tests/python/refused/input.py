print("hi")
input("name? ")
