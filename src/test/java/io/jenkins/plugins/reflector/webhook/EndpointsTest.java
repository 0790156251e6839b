package io.jenkins.plugins.reflector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.automation.WebhookItem;
import io.jenkins.plugins.reflector.engine.webhook.Delivery;
import io.jenkins.plugins.reflector.engine.webhook.WebhookSender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointsTest {

    private final IntakeFixture jenkins = new IntakeFixture();

    private Endpoint only(WebhookItem item) {
        return jenkins.endpoints.find(item.getId()).orElseThrow();
    }

    @Test
    void aWebhookThatCanNeverWorkSaysWhy() {
        WebhookItem hook = jenkins.hook("harbor");
        assertThat(only(hook).problem()).isNull();

        hook.setSecretCredentialsId("gone");
        assertThat(only(hook).problem()).startsWith("the credentials \"gone\" are not found among those of the controller");
        hook.setSecretCredentialsId("hook-secret");
        jenkins.secrets.put("hook-secret", "Basic YTpi");
        assertThat(only(hook).problem()).contains("login of a user", "401");
        hook.setHeader("X-Our-Secret");
        assertThat(only(hook).problem()).isNull();
        WebhookItem short1 = new WebhookItem("too-short", "quay");
        jenkins.items.add(short1);
        assertThat(only(short1).problem()).contains("16 to 128");
    }

    @Test
    void administratorsAreToldOfAWebhookThatRefusesEverythingUntilItWorks() {
        WebhookItem hook = jenkins.hook("harbor");
        hook.setSecretCredentialsId("gone");
        assertThat(WebhookTroubles.troubles(jenkins.endpoints)).as("before anything came").isEmpty();
        jenkins.post(hook, Map.of("Authorization", IntakeFixture.SECRET), "{}");
        assertThat(WebhookTroubles.troubles(jenkins.endpoints).values()).singleElement().satisfies(told -> assertThat(told)
                .startsWith("The webhook for Harbor refuses every delivery: the credentials \"gone\" are not found")
                .contains(hook.pageToken())
                .doesNotContain(hook.getId()));

        jenkins.secrets.put("gone", "found again");
        jenkins.post(hook, Map.of(), "{}");
        assertThat(WebhookTroubles.troubles(jenkins.endpoints)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(WebhookSender.class)
    void everySenderHasATextOnHowToSetItUp(WebhookSender sender) {
        assertThat(WebhookPage.class.getResource("WebhookPage/setup-" + sender.text() + ".jelly")).isNotNull();
    }

    @Test
    void aPageTellsTheAddressAndIsNotCalledByTheId() {
        WebhookItem hook = jenkins.hook("acr");
        WebhookPage page = new WebhookPage(only(hook), "https://ci.example.com/jenkins/");

        assertThat(page.getUrl()).isEqualTo("https://ci.example.com/jenkins/reflector-webhook/" + hook.getId() + "/");
        assertThat(page.getHeader()).isEqualTo("Authorization");
        assertThat(page.getToken()).matches("[0-9a-f]{16}").isNotEqualTo(hook.getId().substring(0, 16));
        assertThat(new WebhookPage(only(hook), null).isRootUrlKnown()).isFalse();
    }

    @Test
    void whatIsRememberedGoesWithTheWebhook() {
        WebhookItem hook = jenkins.hook("github");
        jenkins.post(hook, Map.of(), "{}");
        assertThat(jenkins.log(hook)).hasSize(1);
        jenkins.items.clear();
        jenkins.hook("quay");
        assertThat(jenkins.endpoints.find(hook.getId())).isEmpty();
        assertThat(jenkins.endpoints.all()).hasSize(1);
        jenkins.items.add(hook);

        assertThat(jenkins.log(hook)).isEmpty();
    }

    @Test
    void aFloodOfForgedDeliveriesLeavesTheGoodOnesInTheLog() {
        DeliveryLog log = new DeliveryLog();
        log.add(new LoggedDelivery(delivery(Delivery.Outcome.ACCEPTED, "push"), List.of()));
        for (int i = 0; i < 500; i++) {
            log.add(new LoggedDelivery(delivery(Delivery.Outcome.REFUSED, "wrong"), List.of()));
        }
        assertThat(log.all()).hasSize(2).anyMatch(one -> one.getTimes() == 500).anyMatch(LoggedDelivery::isAccepted);
        for (int i = 0; i < 500; i++) {
            log.add(new LoggedDelivery(delivery(Delivery.Outcome.REFUSED, "wrong " + i), List.of()));
        }

        assertThat(log.all()).hasSize(DeliveryLog.KEPT + 1).anyMatch(LoggedDelivery::isAccepted);
        assertThat(log.acceptedCount()).isEqualTo(1);
        assertThat(log.otherCount()).isEqualTo(1000);
    }

    private Delivery delivery(Delivery.Outcome outcome, String detail) {
        return new Delivery(jenkins.clock.instant(), outcome, detail, List.of(), false);
    }
}
