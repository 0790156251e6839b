package io.jenkins.plugins.reflector.config.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.reflector.config.preview.PolicyFields;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.Optional;

/** The part of the forms that all kinds of policies share: what is wrong, else what would be picked. */
public abstract class TagPolicyDescriptor extends Descriptor<TagPolicyChoice> {

    private final transient JenkinsFacade jenkins = new JenkinsFacade();

    /** The checks of all forms. */
    protected final transient FormChecks checks = new FormChecks(jenkins);

    /** Only for the policies of this package. */
    TagPolicyDescriptor() {}

    /** Says what is wrong with a choice, or else what it would pick, to those who may know. */
    final FormValidation answer(
            @NonNull PolicyFields fields,
            @NonNull Optional<String> problem,
            @NonNull PolicyChoice choice,
            boolean skipUnparsable,
            boolean exactIntegers) {
        if (!jenkins.mayConfigure(fields.item())) {
            return jenkins.ok();
        }
        if (problem.isPresent()) {
            return jenkins.error(problem.get());
        }
        return fields.preview(choice, skipUnparsable, exactIntegers)
                .map(preview -> preview.picked() ? jenkins.ok(preview.text()) : jenkins.warning(preview.text()))
                .orElseGet(jenkins::ok);
    }
}
