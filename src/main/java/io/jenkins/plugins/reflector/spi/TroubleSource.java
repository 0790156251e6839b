package io.jenkins.plugins.reflector.spi;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Knows of things that keep failing and that administrators should hear of, beside what the watcher looks after. */
public abstract class TroubleSource implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(TroubleSource.class.getName());

    /**
     * What fails now; empty if all is well. Asked whenever an administrator opens a page: look nothing up for it.
     *
     * @return sentences for each (what fails and what to do), by a key that is the same as long as it is the same trouble
     */
    @NonNull
    public abstract Map<String, String> troubles();

    /** What all sources know; one that fails does not keep the others from being heard. */
    @NonNull
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (TroubleSource source : ExtensionList.lookup(TroubleSource.class)) {
            try {
                all.putAll(source.troubles());
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, source.getClass().getName() + " failed to tell its troubles.", e);
            }
        }
        return all;
    }
}
