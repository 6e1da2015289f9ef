# Grouping instances, the same everywhere: awk -v kind=real|feat -v people=N -v size=S -v seed=X. Distances as
# MDGPLIB writes them, evenly spread over 0 to 100 or Euclidean between six features of that range; with
# kind=table the features themselves, for --features. The numbers come from Park and Miller's generator (1988).
function draw() {
    seed = (16807 * seed) % 2147483647
    return seed / 2147483647
}
BEGIN {
    seed = seed * 7919 + 1
    for (i = 0; i < people && kind != "real"; i++)
        for (f = 0; f < 6; f++)
            x[i, f] = int(1000 * draw()) / 10
    if (kind == "table") {
        for (i = 0; i < people; i++)
            printf "%s,%s,%s,%s,%s,%s\n", x[i, 0], x[i, 1], x[i, 2], x[i, 3], x[i, 4], x[i, 5]
        exit
    }
    printf "%d %d ss", people, people / size
    for (g = 0; g < people / size; g++)
        printf " %d %d", size, size
    print ""
    for (i = 0; i < people; i++)
        for (j = i + 1; j < people; j++) {
            d = 0
            for (f = 0; f < 6 && kind == "feat"; f++)
                d += (x[i, f] - x[j, f]) ^ 2
            printf "%d %d %.3f\n", i, j, kind == "feat" ? sqrt(d) : 100 * draw()
        }
}
