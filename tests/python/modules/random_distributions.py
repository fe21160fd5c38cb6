"""random: distributions, generators of their own, their state."""
import random
random.seed(42)
print(random.random(), random.randint(1,6), random.gauss(0,1), random.gauss(5,2), random.normalvariate(0,1), random.expovariate(1.5))
print(random.betavariate(2,3), random.gammavariate(2,3), random.gammavariate(0.5,1), random.gammavariate(1,2), random.lognormvariate(0,1), random.vonmisesvariate(0,4), random.vonmisesvariate(0,0), random.paretovariate(3), random.weibullvariate(1,1.5), random.triangular(0,10,3), random.triangular())
print(random.randbytes(4), random.getrandbits(40), random.uniform(1,2), random.choice("abc"), random.sample(range(100),5), random.choices([1,2,3],[1,1,8],k=4))
r=random.Random(7); q=random.Random(7)
print(r.random()==q.random(), [r.randrange(10) for _ in range(5)], r.choice([1,2,3]))
s=r.getstate(); x=[r.random() for _ in range(3)]; r.setstate(s); print(x==[r.random() for _ in range(3)], s[0], len(s[1]))
class Dice(random.Random):
    def roll(self): return self.randint(1,6)
print(Dice(3).roll(), isinstance(Dice(1), random.Random))
l=list(range(10)); random.Random(1).shuffle(l); print(l)
for f in (lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randrange(5,1), lambda: random.sample([1],2), lambda: random.choices([1],[1,2]), lambda: random.gammavariate(0,1), lambda: random.choices([1,2],[0,0]), lambda: random.sample({1},1), lambda: random.seed([])):
    try: f()
    except Exception as e: print(type(e).__name__, e)
random.seed(1.5); print(random.random()); random.seed(-3); print(random.random()); random.seed(10**30); print(random.random())
