x = ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
print(x)
y = 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1
print(y)
z = not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not not 0
print(z)
w = --------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------1
print(w)
if 0 >= 0:
 if 1 >= 0:
  if 2 >= 0:
   if 3 >= 0:
    if 4 >= 0:
     if 5 >= 0:
      if 6 >= 0:
       if 7 >= 0:
        if 8 >= 0:
         if 9 >= 0:
          if 10 >= 0:
           if 11 >= 0:
            if 12 >= 0:
             if 13 >= 0:
              if 14 >= 0:
               if 15 >= 0:
                if 16 >= 0:
                 if 17 >= 0:
                  if 18 >= 0:
                   if 19 >= 0:
                    if 20 >= 0:
                     if 21 >= 0:
                      if 22 >= 0:
                       if 23 >= 0:
                        if 24 >= 0:
                         if 25 >= 0:
                          if 26 >= 0:
                           if 27 >= 0:
                            if 28 >= 0:
                             if 29 >= 0:
                              if 30 >= 0:
                               if 31 >= 0:
                                if 32 >= 0:
                                 if 33 >= 0:
                                  if 34 >= 0:
                                   if 35 >= 0:
                                    if 36 >= 0:
                                     if 37 >= 0:
                                      if 38 >= 0:
                                       if 39 >= 0:
                                        if 40 >= 0:
                                         if 41 >= 0:
                                          if 42 >= 0:
                                           if 43 >= 0:
                                            if 44 >= 0:
                                             if 45 >= 0:
                                              if 46 >= 0:
                                               if 47 >= 0:
                                                if 48 >= 0:
                                                 if 49 >= 0:
                                                  if 50 >= 0:
                                                   if 51 >= 0:
                                                    if 52 >= 0:
                                                     if 53 >= 0:
                                                      if 54 >= 0:
                                                       if 55 >= 0:
                                                        if 56 >= 0:
                                                         if 57 >= 0:
                                                          if 58 >= 0:
                                                           if 59 >= 0:
                                                            if 60 >= 0:
                                                             if 61 >= 0:
                                                              if 62 >= 0:
                                                               if 63 >= 0:
                                                                if 64 >= 0:
                                                                 if 65 >= 0:
                                                                  if 66 >= 0:
                                                                   if 67 >= 0:
                                                                    if 68 >= 0:
                                                                     if 69 >= 0:
                                                                      if 70 >= 0:
                                                                       if 71 >= 0:
                                                                        if 72 >= 0:
                                                                         if 73 >= 0:
                                                                          if 74 >= 0:
                                                                           if 75 >= 0:
                                                                            if 76 >= 0:
                                                                             if 77 >= 0:
                                                                              if 78 >= 0:
                                                                               if 79 >= 0:
                                                                                print('deep')
l = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
print(len(l))
c = 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 1 if 1 else 2
print(c)
class A:
    def m(self): return self
a = A()
a.a = a
print(a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a is a, a.m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m().m() is a)
