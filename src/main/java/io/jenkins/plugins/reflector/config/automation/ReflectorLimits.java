package io.jenkins.plugins.reflector.config.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.reflector.engine.git.MirrorLimits;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** How much the reflector keeps and does at once. Zero or less means the default. */
public final class ReflectorLimits extends AbstractDescribableImpl<ReflectorLimits> {

    /** How many pushed updates are remembered. */
    public static final int HISTORY_KEPT = 1_000;

    /** How many registries are asked at once. */
    public static final int SCAN_THREADS = 8;

    /** How many automations push at once. */
    public static final int UPDATE_THREADS = 4;

    private static final int MOST_THREADS = 64;
    private static final int MOST_KEPT = 1_000_000;

    private int historyKept;
    private int scanThreads;
    private int updateThreads;
    private int mirrorDays;
    private int mirrorGib;

    @DataBoundConstructor
    public ReflectorLimits() {
        // Each limit has a default.
    }

    /** How many pushed updates are remembered, over all automations and builds. */
    public int getHistoryKept() {
        return orDefault(historyKept, HISTORY_KEPT);
    }

    @DataBoundSetter
    public void setHistoryKept(int historyKept) {
        this.historyKept = Math.min(historyKept, MOST_KEPT);
    }

    /** How many scans of registries run at once. */
    public int getScanThreads() {
        return orDefault(scanThreads, SCAN_THREADS);
    }

    @DataBoundSetter
    public void setScanThreads(int scanThreads) {
        this.scanThreads = Math.min(scanThreads, MOST_THREADS);
    }

    /** How many automations run at once. */
    public int getUpdateThreads() {
        return orDefault(updateThreads, UPDATE_THREADS);
    }

    @DataBoundSetter
    public void setUpdateThreads(int updateThreads) {
        this.updateThreads = Math.min(updateThreads, MOST_THREADS);
    }

    /** After how many days a mirror is deleted that nobody used. */
    public int getMirrorDays() {
        return orDefault(mirrorDays, (int) MirrorLimits.DEFAULT.unused().toDays());
    }

    @DataBoundSetter
    public void setMirrorDays(int mirrorDays) {
        this.mirrorDays = mirrorDays;
    }

    /** How large all mirrors together may be, in GiB. */
    public int getMirrorGib() {
        return orDefault(mirrorGib, (int) (MirrorLimits.DEFAULT.bytes() >> 30));
    }

    @DataBoundSetter
    public void setMirrorGib(int mirrorGib) {
        this.mirrorGib = mirrorGib;
    }

    /** Whether every limit is the default. */
    public boolean saysNothing() {
        ReflectorLimits usual = new ReflectorLimits();
        return getHistoryKept() == usual.getHistoryKept()
                && getScanThreads() == usual.getScanThreads()
                && getUpdateThreads() == usual.getUpdateThreads()
                && getMirrorDays() == usual.getMirrorDays()
                && getMirrorGib() == usual.getMirrorGib();
    }

    private static int orDefault(int given, int usual) {
        return given <= 0 ? usual : given;
    }

    /** Part of the global form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ReflectorLimits> {

        @NonNull
        @Override
        public String getDisplayName() {
            return "";
        }
    }
}
