# Normal numbers, two by two from uniform ones (Box and Muller, 1958)
def normals(random):
    size, turn = random.rand(SAMPLES, 2).T
    size = np.sqrt(-2 * np.log(1 - size))
    angle = 2 * np.pi * turn
    return size * np.cos(angle), size * np.sin(angle)
