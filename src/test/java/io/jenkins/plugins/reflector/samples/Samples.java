package io.jenkins.plugins.reflector.samples;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.build.ReflectorUpdateBuilder;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.ImagePolicyItem;
import io.jenkins.plugins.reflector.config.ImageRepositoryItem;
import io.jenkins.plugins.reflector.config.PolicySettings;
import io.jenkins.plugins.reflector.config.ProxyItem;
import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.config.RepositorySelectorItem;
import io.jenkins.plugins.reflector.config.TagFilter;
import io.jenkins.plugins.reflector.config.TagPin;
import io.jenkins.plugins.reflector.config.automation.FluxSourceItem;
import io.jenkins.plugins.reflector.config.automation.GitReference;
import io.jenkins.plugins.reflector.config.automation.ReflectorLimits;
import io.jenkins.plugins.reflector.config.automation.WebhookItem;
import io.jenkins.plugins.reflector.config.policy.AlphabeticalChoice;
import io.jenkins.plugins.reflector.config.policy.DigestChoice;
import io.jenkins.plugins.reflector.config.policy.NewestChoice;
import io.jenkins.plugins.reflector.config.policy.NumericalChoice;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.config.policy.TagPolicyChoice;
import io.jenkins.plugins.reflector.config.selector.LabelExpression;
import io.jenkins.plugins.reflector.folder.ReflectorFolderProperty;
import io.jenkins.plugins.reflector.step.ReflectorUpdateStep;
import io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger;
import java.util.List;

/**
 * One of everything that Jenkins saves for users. Everything is suspended, so that nothing is scanned. Credentials have ids that
 * no Jenkins knows. PersistedFieldsTest says which field is missing here.
 */
public final class Samples {

    private Samples() {}

    /** A registry. */
    @NonNull
    public static RegistryHost registry() {
        RegistryHost host = new RegistryHost("registry.example");
        host.setMirror("mirror.example");
        host.setCredentialsId("not-there");
        host.setUseForJobs(true);
        host.setProvider("aws");
        host.setCertCredentialsId("not-there-either");
        host.setCaCertificates("-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----");
        ProxyItem proxy = new ProxyItem("http://proxy.example:3128");
        proxy.setCredentialsId("nor-this");
        host.setProxy(proxy);
        host.setTokenHosts(List.of("auth.example"));
        host.setRequestsPerHour(100);
        host.setParallelRequests(2);
        host.setInsecure(true);
        return host;
    }

    /** An image repository. */
    @NonNull
    public static ImageRepositoryItem repository() {
        ImageRepositoryItem repository = new ImageRepositoryItem("web", "registry.example/team/web");
        repository.setNamespace("team");
        repository.setInterval("15m");
        repository.setTimeout("2m");
        repository.setExclusionList(List.of("^.*\\.sig$", "-rc"));
        repository.setCredentialsId("not-there");
        repository.setCertCredentialsId("not-there-either");
        repository.setProxyCredentialsId("nor-this");
        repository.setProvider("gcp");
        repository.setLabels(List.of("team=shop"));
        repository.setAccessFrom(List.of("team-b"));
        repository.setPageSize(100);
        repository.setMirror("https://cache.example");
        repository.setScanFrom("lab");
        repository.setInsecure(true);
        repository.setSuspend(true);
        return repository;
    }

    /** A policy of each kind. */
    @NonNull
    public static List<ImagePolicyItem> policies() {
        return List.of(
                policy("range", new SemVerChoice(">=1.2.0 <2.0.0")),
                policy("last", new AlphabeticalChoice("desc")),
                policy("highest", new NumericalChoice("desc")),
                policy("moving", new DigestChoice("stable")),
                policy("seen-last", new NewestChoice()));
    }

    private static ImagePolicyItem policy(String name, TagPolicyChoice choice) {
        ImagePolicyItem policy = new ImagePolicyItem(name, "web", choice);
        policy.setNamespace("team");
        policy.setDigestReflectionPolicy("Always");
        policy.setLabels(List.of("stage=production"));
        RepositorySelectorItem several = new RepositorySelectorItem();
        several.setName("app-*");
        several.setNamespace("other");
        several.setMatchLabels(List.of("team=shop"));
        several.setMatchExpressions(List.of(expression()));
        policy.setRepositories(several);
        options(policy);
        policy.setInterval("20m");
        policy.setSuspend(true);
        return policy;
    }

    static LabelExpression expression() {
        LabelExpression tier = new LabelExpression("tier", "NotIn");
        tier.setValues(List.of("batch"));
        return tier;
    }

    /** An image that is named in place. */
    @NonNull
    public static ImageEntry entry() {
        ImageEntry entry = new ImageEntry("registry.example/team/web");
        entry.setPolicy(new SemVerChoice("1.x"));
        entry.setTag("1.2.3");
        entry.setCredentialsId("not-there");
        entry.setScanFrom("lab");
        entry.setCertCredentialsId("neither-this");
        entry.setProxyCredentialsId("nor-that");
        entry.setProvider("aws");
        entry.setExclusionList(List.of("^dev-"));
        entry.setPageSize(100);
        entry.setMirror("https://cache.example/hub");
        entry.setDigestReflectionPolicy("IfNotPresent");
        options(entry);
        return entry;
    }

    private static void options(PolicySettings<?> settings) {
        TagFilter filter = new TagFilter();
        filter.setPattern("^v(?P<version>.*)$");
        filter.setExtract("$version");
        settings.setFilterTags(filter);
        settings.setMinimumAge("72h");
        settings.setIgnoreTags(List.of("1.24.0", "*-debug"));
        TagPin pin = new TagPin("1.22.1");
        pin.setReason("1.23 loses sessions");
        settings.setPin(pin);
        settings.setAllow("minor");
        settings.setOnDowngrade("write");
        settings.setOnShrink("hold");
        settings.setOnRepush("write");
        settings.setPlatforms(List.of("linux/arm64"));
        settings.setGroup("shop");
        settings.setSkipUnparsable(true);
        settings.setExactIntegers(true);
    }

    /** A Git repository with Flux resources. */
    @NonNull
    public static FluxSourceItem fluxSource() {
        FluxSourceItem source = new FluxSourceItem("resources", "https://git.example/flux.git");
        GitReference ref = new GitReference();
        ref.setSemver(">=1.0.0");
        source.setRef(ref);
        source.setCredentialsId("not-there");
        source.setPath("images");
        source.setInterval("7m");
        source.setNamespace("team");
        source.setAllowedCredentials(List.of("bot-*"));
        return source;
    }

    /** A webhook with every field, though no sender has use for all of them. */
    @NonNull
    public static WebhookItem webhook() {
        WebhookItem webhook = new WebhookItem("0123456789abcdef", "generic");
        webhook.setSecretCredentialsId("not-there");
        webhook.setHeader("X-Signature");
        webhook.setRepositories(List.of("team/*"));
        webhook.setRegistry("registry.example");
        webhook.setPrefixes(List.of("docker-hosted=registry.example/apps"));
        webhook.setImagePointer("/image/name");
        webhook.setTagPointer("/image/tag");
        webhook.setAudience("https://jenkins.example");
        webhook.setServiceAccount("push@example.iam.gserviceaccount.com");
        return webhook;
    }

    /** Limits. */
    @NonNull
    public static ReflectorLimits limits() {
        ReflectorLimits limits = new ReflectorLimits();
        limits.setHistoryKept(50);
        limits.setScanThreads(3);
        limits.setUpdateThreads(2);
        limits.setMirrorDays(5);
        limits.setMirrorGib(1);
        return limits;
    }

    /** What a folder has. */
    @NonNull
    public static ReflectorFolderProperty folderProperty() {
        ReflectorFolderProperty property = new ReflectorFolderProperty();
        property.setImageRepositories(List.of(repository()));
        property.setImagePolicies(policies());
        property.setImageUpdateAutomations(SampleAutomations.all());
        return property;
    }

    /** The trigger with an interval; it cannot have a cron line too. */
    @NonNull
    public static ReflectorScanTrigger trigger() {
        ReflectorScanTrigger trigger = new ReflectorScanTrigger();
        trigger.setImages(List.of(entry()));
        trigger.setPolicies(List.of("team/newest", "web-*"));
        trigger.setInterval("30m");
        trigger.setFireOnFirstScan(true);
        trigger.setScanFrom("lab");
        return trigger;
    }

    /** The step with every field, though no update has use for all of them. */
    @NonNull
    public static ReflectorUpdateStep step() {
        ReflectorUpdateStep step = new ReflectorUpdateStep();
        step.setUrl("https://git.example/deploy.git");
        step.setBranch("production");
        step.setCredentialsId("not-there");
        step.setPath("apps");
        step.setInclude(List.of("apps/**"));
        step.setExclude(List.of("apps/*/vendor/**"));
        step.setImages(List.of(entry()));
        step.setPolicies(List.of("newest"));
        step.setAutomation("fleet");
        step.setResources("flux");
        step.setStrategy("Setters");
        step.setMessage("Update {{ range .Changed.Changes }}{{ .NewValue }}{{ end }}");
        step.setAuthor("Robot <robot@example.org>");
        step.setSigningKeyCredentialsId("nor-this");
        step.setPushBranch("updates");
        step.setPullRequest(SampleAutomations.pullRequest());
        step.setCommitWindow("5m");
        step.setOnConflict("fail");
        step.setDryRun(true);
        return step;
    }

    /** The build step. */
    @NonNull
    public static ReflectorUpdateBuilder builder() {
        ReflectorUpdateBuilder builder = new ReflectorUpdateBuilder();
        builder.setUpdate(step());
        return builder;
    }
}
