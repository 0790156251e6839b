package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.ReflectorListener;
import io.jenkins.plugins.reflector.store.PickHistory;
import io.jenkins.plugins.reflector.store.PickedTag;

/** Writes down what policies pick, for their pages. */
@Extension
public class PickNotes extends ReflectorListener {

    private final JenkinsFacade jenkins = new JenkinsFacade();

    @Override
    public void onPick(@NonNull ResourceName policy, @CheckForNull LatestRef previous, @NonNull LatestRef latest) {
        PickHistory.of(jenkins).add(new PickedTag(System.currentTimeMillis(), policy, previous, latest));
    }
}
