package dev.synth.io.internal.column;

/**
 * Whole numbers with as few bytes each as the largest of them needs. {@code Long.MIN_VALUE}, which marks what is missing, goes
 * with any of them, as the least number of so many bytes.
 */
sealed interface WholeRun {
    /** Writes the numbers into this array from its beginning. */
    void unpack(long[] to);

    /** A run of a copy of these numbers. */
    static WholeRun of(long[] values) {
        long most = 0;
        for (long value : values) {
            most |= value == Long.MIN_VALUE ? 0 : Math.abs(value);
        }
        if (most <= Byte.MAX_VALUE) {
            return OfBytes.of(values);
        }
        if (most <= Short.MAX_VALUE) {
            return OfShorts.of(values);
        }
        return most <= Integer.MAX_VALUE ? OfInts.of(values) : new OfLongs(values.clone());
    }

    /** One byte each. */
    record OfBytes(byte[] values) implements WholeRun {
        static OfBytes of(long[] from) {
            byte[] values = new byte[from.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = from[i] == Long.MIN_VALUE ? Byte.MIN_VALUE : (byte) from[i];
            }
            return new OfBytes(values);
        }

        @Override
        public void unpack(long[] to) {
            for (int i = 0; i < values.length; i++) {
                to[i] = values[i] == Byte.MIN_VALUE ? Long.MIN_VALUE : values[i];
            }
        }
    }

    /** Two bytes each. */
    record OfShorts(short[] values) implements WholeRun {
        static OfShorts of(long[] from) {
            short[] values = new short[from.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = from[i] == Long.MIN_VALUE ? Short.MIN_VALUE : (short) from[i];
            }
            return new OfShorts(values);
        }

        @Override
        public void unpack(long[] to) {
            for (int i = 0; i < values.length; i++) {
                to[i] = values[i] == Short.MIN_VALUE ? Long.MIN_VALUE : values[i];
            }
        }
    }

    /** Four bytes each. */
    record OfInts(int[] values) implements WholeRun {
        static OfInts of(long[] from) {
            int[] values = new int[from.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = from[i] == Long.MIN_VALUE ? Integer.MIN_VALUE : (int) from[i];
            }
            return new OfInts(values);
        }

        @Override
        public void unpack(long[] to) {
            for (int i = 0; i < values.length; i++) {
                to[i] = values[i] == Integer.MIN_VALUE ? Long.MIN_VALUE : values[i];
            }
        }
    }

    /** Eight bytes each. */
    record OfLongs(long[] values) implements WholeRun {
        @Override
        public void unpack(long[] to) {
            System.arraycopy(values, 0, to, 0, values.length);
        }
    }
}
