package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code spec} of an ImageUpdateAutomation (flux.md 3.1), also in the older shape of v1alpha1. */
final class AutomationReader {

    private AutomationReader() {}

    /** Null, or not to be used, if an error was logged. */
    @CheckForNull
    static ImageUpdateAutomation read(Header header, FieldReader spec) {
        boolean old = header.version().equals("v1alpha1");
        GitPart git = old ? AutomationGitReader.readAlpha1(header, spec) : AutomationGitReader.read(spec);
        ResourceName source = old ? git.source() : source(header, spec);
        Duration interval = spec.requiredInterval("interval");
        LabelSelector selector = selector(spec);
        UpdateStrategy strategy = UpdateStrategy.SETTERS;
        String path = "";
        FieldReader update = spec.object("update");
        if (update != null) {
            strategy = strategy(update);
            path = update.text("path", "");
            if (old) {
                update.ignore("setters");
            }
            update.done();
        }
        boolean suspend = spec.flag("suspend");
        AutomationOptions options = AutomationOptionsReader.read(header, spec);
        spec.done();
        if (source == null || interval == null) {
            return null;
        }
        return new ImageUpdateAutomation(
                header.name(),
                source,
                interval,
                selector,
                strategy,
                path,
                suspend,
                git.checkout(),
                git.commit(),
                git.push(),
                options,
                header.position());
    }

    @CheckForNull
    private static ResourceName source(Header header, FieldReader spec) {
        FieldReader reference = spec.requiredObject("sourceRef");
        if (reference == null) {
            return null;
        }
        reference.ignore("apiVersion");
        reference.word("kind", List.of("GitRepository"));
        return CommonFields.reference(reference, header.name());
    }

    /** Null if there is no such strategy. */
    @CheckForNull
    private static UpdateStrategy strategy(FieldReader update) {
        String text = update.text("strategy", "");
        Optional<UpdateStrategy> strategy = text.isEmpty() ? Optional.of(UpdateStrategy.SETTERS) : UpdateStrategy.of(text);
        if (strategy.isEmpty()) {
            update.error("strategy", "expected one of Setters, Images, Both, found '" + text + "'");
        }
        return strategy.orElse(null);
    }

    private static LabelSelector selector(FieldReader spec) {
        FieldReader selector = spec.object("policySelector");
        if (selector == null) {
            return LabelSelector.ALL;
        }
        LabelSelector read = CommonFields.labels(selector);
        selector.done();
        return read;
    }
}
