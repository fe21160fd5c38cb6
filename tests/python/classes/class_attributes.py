"""Class attributes shared and shadowed; mutable ones; setting through the class; counters; deleting."""
class Dog:
    tricks = []
    count = 0
    def __init__(self, name): self.name = name; Dog.count += 1
    def add(self, t): self.tricks.append(t)
a, b = Dog("a"), Dog("b"); a.add("roll"); print(b.tricks, Dog.count, a.count); a.count = 10; print(a.count, b.count, Dog.count, a.__dict__); del a.count; print(a.count); Dog.count = 5; print(a.count, b.count); a.tricks = ["own"]; print(a.tricks, b.tricks, Dog.tricks is b.tricks)
class Puppy(Dog): pass
Puppy.count = 1; print(Dog.count, Puppy.count, "count" in vars(Puppy)); del Puppy.count; print(Puppy.count); setattr(Dog, "legs", 4); print(a.legs, Puppy.legs, getattr(Puppy("p"), "legs")); Dog.bark = lambda self: f"{self.name} barks"; print(a.bark(), b.bark())
