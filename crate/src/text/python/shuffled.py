# Random numbers for shuffling: the generator SplitMix64 (Steele, Lea and Flood, 2014)
def split_mix_64(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        mixed = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB % 2**64
        yield mixed ^ mixed >> 31


# The order in which an epoch takes the samples: a Fisher-Yates shuffle
def shuffled(samples, epoch):
    random = split_mix_64(next(split_mix_64(SHUFFLE_SEED)) ^ epoch)
    order = list(range(samples))
    for last in range(samples - 1, 0, -1):
        other = next(random) * (last + 1) >> 64
        order[last], order[other] = order[other], order[last]
    return order
