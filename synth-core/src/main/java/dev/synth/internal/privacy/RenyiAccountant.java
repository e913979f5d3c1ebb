package dev.synth.internal.privacy;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Adds up Rényi costs order by order and converts them to (ε, δ). */
final class RenyiAccountant {
    private static final double[] ORDERS = DoubleStream.concat(
                    DoubleStream.concat(
                            IntStream.range(1, 100).mapToDouble(i -> 1 + i / 10.0),
                            IntStream.range(22, 128).mapToDouble(i -> i / 2.0)),
                    IntStream.range(0, 41).mapToDouble(i -> Math.rint(64 * Math.pow(2, i / 8.0))))
            .toArray();

    private final double[] orders;
    private final double[] costs;

    private RenyiAccountant(double[] orders, double[] costs) {
        this.orders = orders;
        this.costs = costs;
    }

    /** An accountant of orders 1.1 to 2,048, dense where budgets of ε between 0.05 and 20 have their best one. */
    static RenyiAccountant standard() {
        return of(ORDERS);
    }

    /** An accountant of these orders, all above 1. */
    static RenyiAccountant of(double... orders) {
        return new RenyiAccountant(orders, new double[orders.length]);
    }

    /** This accountant after one cost more. */
    RenyiAccountant plus(RenyiCost cost) {
        double[] sum = costs.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += cost.at(orders[i]);
        }
        return new RenyiAccountant(orders, sum);
    }

    /**
     * What was promised.
     *
     * @param epsilon 0 or more
     * @param order at which it is least
     */
    record Promise(double epsilon, double order) {}

    /** The least ε that holds with this δ (Canonne, Kamath and Steinke 2020, proposition 12). */
    Promise promise(double delta) {
        double least = Double.POSITIVE_INFINITY;
        double best = orders[0];
        for (int i = 0; i < orders.length; i++) {
            double order = orders[i];
            double epsilon =
                    costs[i] - (Math.log(delta) + Math.log(order)) / (order - 1) + Math.log((order - 1) / order);
            if (epsilon < least) {
                least = epsilon;
                best = order;
            }
        }
        return new Promise(Math.max(0, least), best);
    }
}
