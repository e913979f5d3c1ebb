package dev.synth.internal.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.concurrent.locks.ReentrantLock;

/** The engine, loaded without a word to any network, and the lock around what it keeps per process. */
public final class EngineRuntime {
    /** Held while gradients are collected or the engine's random numbers drawn: both are process-wide. */
    static final ReentrantLock LOCK = new ReentrantLock();

    private EngineRuntime() {}

    /**
     * A manager on a device.
     *
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:n}
     * @param threads engine threads, 0 for the engine's choice; takes effect where the engine is not loaded yet
     * @throws IllegalStateException saying what to do, if the engine is not there
     * @throws IllegalArgumentException saying what to do, if the device is not there
     */
    static NDManager manager(String device, int threads) {
        Engine engine = engine(threads);
        return engine.newBaseManager(pick(engine, device));
    }

    /** The engine's name and version. */
    public static String describe() {
        Engine engine = engine(0);
        return engine.getEngineName() + " " + engine.getVersion();
    }

    static Engine engine(int threads) {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        if (threads > 0 && System.getProperty("ai.djl.pytorch.num_threads") == null) {
            System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        }
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw new IllegalStateException(
                    "The PyTorch engine could not be loaded (" + e.getMessage() + "). Put"
                            + " ai.djl.pytorch:pytorch-native-cpu with this platform's classifier and"
                            + " ai.djl.pytorch:pytorch-jni on the class path.",
                    e);
        }
    }

    private static Device pick(Engine engine, String device) {
        int gpus = engine.getGpuCount();
        if (device.equals("cpu") || device.equals("auto") && gpus == 0) {
            return Device.cpu();
        }
        int number = device.startsWith("gpu:") ? Integer.parseInt(device.substring("gpu:".length())) : 0;
        if (number >= gpus) {
            throw new IllegalArgumentException("Device '" + device + "' is not there: the engine sees " + gpus
                    + " GPUs. Use device 'cpu', or install the engine's CUDA build.");
        }
        return Device.gpu(number);
    }
}
