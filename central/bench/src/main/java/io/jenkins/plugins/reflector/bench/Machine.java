package io.jenkins.plugins.reflector.bench;

import com.sun.management.OperatingSystemMXBean;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.lang.management.ManagementFactory;

/** What figures were taken on. */
final class Machine {

    private Machine() {}

    /** This one, such as "2 cores, 24 GiB, Linux 6.1 amd64, JDK 17.0.15". */
    @NonNull
    static String describe() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        int cores = Runtime.getRuntime().availableProcessors();
        return cores + (cores == 1 ? " core, " : " cores, ")
                + Math.round(system.getTotalMemorySize() / (double) (1L << 30)) + " GiB, "
                + System.getProperty("os.name") + ' ' + version(System.getProperty("os.version")) + ' '
                + System.getProperty("os.arch") + ", JDK " + System.getProperty("java.version");
    }

    /** Whether it has more to do than it has cores for, which makes times longer than they need be. */
    static boolean isBusy() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getSystemLoadAverage() > 2 * Runtime.getRuntime().availableProcessors();
    }

    /** Without what a builder of kernels adds to the numbers. */
    private static String version(String full) {
        return full.replaceFirst("^([0-9]+(?:\\.[0-9]+)*).*", "$1");
    }
}
