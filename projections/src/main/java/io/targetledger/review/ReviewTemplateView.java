package io.targetledger.review;

/**
 * A template of reviews as it stands.
 *
 * @param formVersion counts the forms it has had, from 1
 */
public record ReviewTemplateView(ReviewForm form, int formVersion, boolean retired) {}
