package dev.synth.internal.random;

/** Hashes of strings that are the same on every machine and in every version. */
public final class Hash64 {
    private Hash64() {}

    /** FNV-1a over characters with the final mix of MurmurHash3. */
    public static long of(CharSequence text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
