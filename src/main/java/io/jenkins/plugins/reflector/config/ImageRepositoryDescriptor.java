package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.reflector.Messages;
import io.jenkins.plugins.reflector.config.preview.TriedTags;
import io.jenkins.plugins.reflector.config.validation.FormChecks;
import io.jenkins.plugins.reflector.config.validation.SpecChecks;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.credentials.CredentialsLists;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of an image repository, in the global configuration and in folders. */
@Extension
public final class ImageRepositoryDescriptor extends Descriptor<ImageRepositoryItem> {

    private static final String PATIENCE = "30s";

    private final transient JenkinsFacade jenkins = new JenkinsFacade();
    private final transient FormChecks checks = new FormChecks(jenkins);

    public ImageRepositoryDescriptor() {
        super(ImageRepositoryItem.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ImageRepositoryItem_displayName();
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String image, @QueryParameter String credentialsId) {
        return CredentialsLists.forRegistry(item, image, credentialsId);
    }

    @POST
    public ListBoxModel doFillCertCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String image, @QueryParameter String certCredentialsId) {
        return CredentialsLists.forCertificates(item, image, certCredentialsId);
    }

    @POST
    public ListBoxModel doFillProxyCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String proxyCredentialsId) {
        return CredentialsLists.forSecretText(item, proxyCredentialsId);
    }

    @POST
    public ListBoxModel doFillProviderItems(@AncestorInPath Item item) {
        return checks.registryProviders(item);
    }

    @POST
    public FormValidation doCheckLabels(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.labels(item, value);
    }

    @POST
    public FormValidation doCheckAccessFrom(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.accessFrom(item, value);
    }

    @POST
    public FormValidation doCheckPageSize(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.pageSize(item, value);
    }

    @POST
    public FormValidation doCheckMirror(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.mirror(item, value);
    }

    @POST
    public FormValidation doCheckInsecure(@AncestorInPath Item item, @QueryParameter boolean value) {
        return checks.insecure(item, value);
    }

    @POST
    public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.name(item, value);
    }

    @POST
    public FormValidation doCheckNamespace(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.namespace(item, value);
    }

    @POST
    public FormValidation doCheckImage(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.image(item, value);
    }

    @POST
    public FormValidation doCheckInterval(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.optionalDuration(item, value);
    }

    @POST
    public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.optionalDuration(item, value);
    }

    @POST
    public FormValidation doCheckExclusionList(@AncestorInPath Item item, @QueryParameter String value) {
        return checks.patterns(item, value);
    }

    /** Lists the tags by what the form says now, and remembers them for the answers of policies. */
    @POST
    public FormValidation doTestConnection(
            @AncestorInPath Item item,
            @QueryParameter String name,
            @QueryParameter String namespace,
            @QueryParameter String image,
            @QueryParameter String credentialsId,
            @QueryParameter String provider,
            @QueryParameter String certCredentialsId,
            @QueryParameter String proxyCredentialsId,
            @QueryParameter String exclusionList,
            @QueryParameter String mirror,
            @QueryParameter String pageSize,
            @QueryParameter String scanFrom,
            @QueryParameter boolean insecure)
            throws InterruptedException {
        if (!jenkins.mayConfigure(item)) {
            return jenkins.ok();
        }
        Optional<String> problem = SpecChecks.image(image)
                .or(() -> SpecChecks.mirror(mirror))
                .or(() -> SpecChecks.pageSize(pageSize))
                .or(() -> SpecChecks.patterns(exclusionList));
        if (problem.isPresent()) {
            return jenkins.error(problem.get());
        }
        ImageRepositoryItem asked = new ImageRepositoryItem(name, image);
        asked.setTimeout(PATIENCE);
        asked.setNamespace(namespace);
        asked.setCredentialsId(credentialsId);
        asked.setProvider(provider);
        asked.setCertCredentialsId(certCredentialsId);
        asked.setProxyCredentialsId(proxyCredentialsId);
        asked.setExclusionList(List.of(exclusionList == null ? "" : exclusionList));
        asked.setMirror(mirror);
        asked.setPageSize(Integer.parseInt(Texts.orDefault(pageSize, "0")));
        asked.setScanFrom(scanFrom);
        asked.setInsecure(insecure);
        ImageRepository repository = asked.toSpec(item == null ? null : item.getFullName());
        RegistryProbe.Answer answer = RegistryProbe.get().list(repository, item);
        if (answer.tags() != null) {
            TriedTags.SHARED.put(item, repository.name().toString(), null, answer.tags());
        }
        return answer.show(jenkins);
    }
}
