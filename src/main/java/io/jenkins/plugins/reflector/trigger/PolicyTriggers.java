package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.ReflectorListener;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the configured policies picked, so that triggers know whether there is anything new to look at. */
@Extension
public class PolicyTriggers extends ReflectorListener {

    /** From 1 on: a trigger that was loaded has looked at none, and begins with 0. */
    private static final AtomicLong PICKS = new AtomicLong(1);

    @Override
    public void onPick(@NonNull ResourceName policy, @CheckForNull LatestRef previous, @NonNull LatestRef latest) {
        PICKS.incrementAndGet();
    }

    /** A number that grows with each pick; more than 0. */
    static long picks() {
        return PICKS.get();
    }
}
